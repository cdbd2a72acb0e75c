-- The group is done with events. KEYS: the stream. ARGV: the group, the ids
return redis.call('XACK', KEYS[1], ARGV[1], unpack(ARGV, 2))
