-- A writer does not wait any more. KEYS: lock, its readers. ARGV: channel. Those that it has kept out, and other writers, look again.
if redis.call('ZREM', KEYS[2], 'w') == 1 then
  redis.call('PUBLISH', ARGV[1], KEYS[1])
end
return 1
