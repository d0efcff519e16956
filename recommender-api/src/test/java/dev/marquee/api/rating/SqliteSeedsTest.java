package dev.marquee.api.rating;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteSeedsTest extends SeedsContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
