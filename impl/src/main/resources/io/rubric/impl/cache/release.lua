-- Gives a lease back without a value. KEYS: lease, waiters. ARGV: lease, channel prefix, key of the entry.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[1])
wake(KEYS[2])
return 1
