-- What people rated lately counts for the movies that trend; signals have such an index already.
CREATE INDEX rating_recent ON rating (rated_at);
