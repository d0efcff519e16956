package dev.marquee.api.rating;

/** Something that is stored of users, and goes with them. */
public interface UserData {
    /** Deletes all of it; nothing happens if there is none. */
    void deleteUser(String userId);
}
