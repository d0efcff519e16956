package dev.marquee.api.trending;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteTrendingTest extends TrendingContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
