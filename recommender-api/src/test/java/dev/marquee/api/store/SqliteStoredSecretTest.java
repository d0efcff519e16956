package dev.marquee.api.store;

class SqliteStoredSecretTest extends StoredSecretContract {
    @Override
    Database database() {
        return new SqliteDatabase(home.resolve("store"));
    }
}
