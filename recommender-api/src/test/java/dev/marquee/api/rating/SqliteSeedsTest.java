package dev.marquee.api.rating;

class SqliteSeedsTest extends SeedsContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
