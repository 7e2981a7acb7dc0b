-- What an earlier check-in says to a later one, sealed apart from the rest of it: ten of them are read with each new one.
alter table anagen.check_in add column signs bytea;
