package dev.marquee.api.event;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteEventStoreTest extends SqlEventStoreContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
