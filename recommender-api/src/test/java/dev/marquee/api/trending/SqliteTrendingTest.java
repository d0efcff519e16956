package dev.marquee.api.trending;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteTrendingTest extends SqlTrendingContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
