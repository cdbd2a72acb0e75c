-- Takes a lock for reading. KEYS: lock, its readers. ARGV: owner, lease in milliseconds, 1 if the caller waits. Answers as acquire.lua.
local now = milliseconds()
local value = redis.call('GET', KEYS[1])
local owner = value and #value > 17 and string.sub(value, 18)
local readers, waits = live(KEYS[2], now)
local own = redis.call('ZSCORE', KEYS[2], ARGV[1])
if (owner and owner ~= 'r') or (waits and not own) then
  if owner and ARGV[3] == '1' then
    redis.call('SETRANGE', KEYS[1], 16, '1')
  end
  return {'', owner ~= 'r' and owner and redis.call('PTTL', KEYS[1]) or waits - now, brief(owner or 'w')}
end
local text = fence(value)
local flag = owner and string.sub(value, 17, 17) or '0'
local left = owner and redis.call('PTTL', KEYS[1]) or 0
if not owner then
  redis.call('DEL', KEYS[2])
end
redis.call('SET', KEYS[1], text .. flag .. 'r', 'PX', math.max(left, ARGV[2]))
redis.call('ZADD', KEYS[2], now + ARGV[2], ARGV[1])
keep(KEYS[2], ARGV[2])
return {text}
