package dev.marquee.api.feedback;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteFeedbackStoreTest extends SqlFeedbackStoreContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
