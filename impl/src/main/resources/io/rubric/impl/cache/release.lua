-- Gives a lease back without a value. KEYS: lease, waiters. ARGV: token or lease, channel prefix, key of the entry.
local lease = redis.call('GET', KEYS[1])
if lease and string.sub(lease, 1, #ARGV[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
  wake(KEYS[2])
  return 1
end
return 0
