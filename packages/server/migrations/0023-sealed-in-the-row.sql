-- What is sealed of a check-in stays in its row up to 4 kB: to be put aside in pieces, each with an index entry of its own, it was too short by far.
-- And nobody tries to compress it: it looks like noise.
alter table anagen.check_in set (toast_tuple_target = 4080), alter column content set storage external;
alter table anagen.verdict set (toast_tuple_target = 4080), alter column content set storage external;
