package dev.marquee.api.movie;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteMovieTest extends MovieContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
