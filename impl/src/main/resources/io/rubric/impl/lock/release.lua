-- Gives a lock back. KEYS: lock. ARGV: owner, milliseconds to remember the fence, channel, milliseconds for which it stays taken.
-- Answers 1, or 0 if the lock is not the caller's (any more).
local value = redis.call('GET', KEYS[1])
if not value or string.sub(value, 18) ~= ARGV[1] then
  return 0
end
if ARGV[4] ~= '0' then
  redis.call('SET', KEYS[1], string.sub(value, 1, 17) .. '~' .. ARGV[1], 'PX', ARGV[4])
  return 1
end
redis.call('SET', KEYS[1], string.sub(value, 1, 16), 'PX', ARGV[2])
if string.sub(value, 17, 17) == '1' then
  redis.call('PUBLISH', ARGV[3], KEYS[1])
end
return 1
