-- Stores what was loaded under a lease. KEYS: header, entry, lease, waiters, generations. ARGV: lease, content, milliseconds,
-- milliseconds to keep header and generations, channel prefix, key of the entry.
-- A removal since the load began has taken the lease away or passed its version: then nothing is stored and the answer is 0.
if text(KEYS[3]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[3])
local version = string.sub(ARGV[1], -16)
local good = current(version, 5)
if good then
  redis.call('SET', KEYS[2], version .. ARGV[2], 'PX', ARGV[3])
  outlive(5, tonumber(ARGV[4]))
end
wake(KEYS[4])
return good and 1 or 0
