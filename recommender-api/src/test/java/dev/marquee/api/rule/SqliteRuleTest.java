package dev.marquee.api.rule;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;

class SqliteRuleTest extends RuleContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
