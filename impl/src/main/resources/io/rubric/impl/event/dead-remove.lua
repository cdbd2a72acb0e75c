-- KEYS: the dead letters. ARGV: the id. Answers 1, or 0 if there is none.
return redis.call('XDEL', KEYS[1], ARGV[1])
