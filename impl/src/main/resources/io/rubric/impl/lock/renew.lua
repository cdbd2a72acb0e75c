-- Prolongs a lock. KEYS: lock. ARGV: owner, lease in milliseconds. Answers 1, or 0 if the lock is not the caller's any more.
local value = redis.call('GET', KEYS[1])
if not value or string.sub(value, 18) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
