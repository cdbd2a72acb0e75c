-- The right to load a missing entry. KEYS: header, entry, lease, waiters, generations. ARGV: token, node, lease milliseconds,
-- milliseconds to keep header and generations, version of an entry that the caller cannot use.
-- Answers 'filled' if there is an entry by now, 'granted' and the lease, or 'held', the lease of another and its milliseconds: then the node will be woken.
local entry = text(KEYS[2])
if entry then
  local version = string.sub(entry, 1, 16)
  if version ~= ARGV[5] and current(version, 5) then
    return {'filled'}
  end
end
local lease = text(KEYS[3])
local left = redis.call('PTTL', KEYS[3])
if lease and left > 0 and current(string.sub(lease, -16), 5) then -- one that a removal has passed is nobody's
  redis.call('SADD', KEYS[4], ARGV[2])
  redis.call('PEXPIRE', KEYS[4], left + ARGV[3])
  return {'held', lease, left}
end
lease = ARGV[1] .. ' ' .. begin(5, tonumber(ARGV[4]))
redis.call('SET', KEYS[3], lease, 'PX', ARGV[3])
return {'granted', lease}
