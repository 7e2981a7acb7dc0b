-- What a request with an Idempotency-Key was answered is kept for a week, not for ever: it may hold what is erased elsewhere.
create index idempotency_made on anagen.idempotency (created_at);
create policy worker on anagen.idempotency to anagen_worker using (true);
grant select, delete on anagen.idempotency to anagen_worker;
