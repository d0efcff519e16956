package dev.marquee.api.availability;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteAvailabilityTest extends AvailabilityContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
