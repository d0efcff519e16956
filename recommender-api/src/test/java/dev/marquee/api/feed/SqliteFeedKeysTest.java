package dev.marquee.api.feed;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteFeedKeysTest extends FeedKeysContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
