-- One who stood in the queue goes. KEYS: lock, its readers, its queue, its heartbeats. ARGV: channel, owner. Those behind look again.
redis.call('ZREM', KEYS[4], ARGV[2])
if redis.call('ZREM', KEYS[3], ARGV[2]) + redis.call('ZREM', KEYS[2], 'w') > 0 then
  redis.call('PUBLISH', ARGV[1], KEYS[1])
end
return 1
