-- What a later version may do to tables that this one uses.
ALTER TABLE rating ADD COLUMN origin VARCHAR(16);
ALTER TABLE seeding ADD COLUMN origin VARCHAR(16);
