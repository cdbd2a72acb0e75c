-- The right to fill a missing entry. KEYS: entry, lease. ARGV: token, milliseconds.
-- Answers the entry if there is one by now; else 1 if the lease is given, 0 if another loader has it.
local entry = redis.call('GET', KEYS[1])
if entry then
  return {1, entry}
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return {1}
end
return {0}
