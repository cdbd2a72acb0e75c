-- One who reads a lock gives it back. KEYS: lock, its readers. ARGV: owner, milliseconds to remember the fence, channel.
-- Answers 1, or 0 if it was not the caller's any more.
local value = redis.call('GET', KEYS[1])
if not value or string.sub(value, 18) ~= 'r' then
  return 0
end
local now = milliseconds()
local readers = live(KEYS[2], now)
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then
  return 0
end
if readers == 1 then
  redis.call('SET', KEYS[1], string.sub(value, 1, 16), 'PX', ARGV[2])
  if string.sub(value, 17, 17) == '1' then
    redis.call('PUBLISH', ARGV[3], KEYS[1])
  end
end
return 1
