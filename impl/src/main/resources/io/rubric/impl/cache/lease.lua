-- The right to fill a missing entry. KEYS: entry, lease. ARGV: token, milliseconds.
-- Answers the entry if there is one by now; else 1 if the lease is given, 0 if another loader has it.
local entry = redis.call('GET', KEYS[1])
if entry then
  return {1, entry}
end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then
  return {0}
end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return {1}
