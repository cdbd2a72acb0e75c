-- KEYS: the dead letters.
return redis.call('XLEN', KEYS[1])
