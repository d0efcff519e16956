package dev.marquee.api.rating;

class SqliteSeedsTest extends SeedsContract {
    @Override
    TestStore newStore() {
        return TestStore.open(home);
    }

    @Override
    TestStore sameStore() {
        return TestStore.open(home);
    }
}
