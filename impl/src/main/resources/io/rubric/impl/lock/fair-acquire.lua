-- Takes a lock in the order of arrival. KEYS: lock, its readers, its queue (owners by their arrival), their heartbeats (owners by the
-- milliseconds until which each is believed to live). ARGV and answers as acquire.lua; a heartbeat lasts as long as a writer keeps readers out.
local now = milliseconds()
local value = redis.call('GET', KEYS[1])
local owner = value and #value > 17 and string.sub(value, 18)
if owner == ARGV[1] then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {string.sub(value, 1, 16)}
end
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now)) do
  redis.call('ZREM', KEYS[3], dead)
  redis.call('ZREM', KEYS[4], dead)
end
local reads = owner == 'r'
local held = owner and (not reads or live(KEYS[2], now) > 0)
local first = redis.call('ZRANGE', KEYS[3], 0, 0)[1]
while first and first ~= ARGV[1] and not redis.call('ZSCORE', KEYS[4], first) do -- its heartbeat was evicted
  redis.call('ZREM', KEYS[3], first)
  first = redis.call('ZRANGE', KEYS[3], 0, 0)[1]
end
if held or (first and first ~= ARGV[1]) then
  if ARGV[3] == '1' then
    if not redis.call('ZSCORE', KEYS[3], ARGV[1]) then
      local last = redis.call('ZRANGE', KEYS[3], -1, -1, 'WITHSCORES')[2]
      redis.call('ZADD', KEYS[3], last and last + 1 or 1, ARGV[1])
    end
    redis.call('ZADD', KEYS[4], now + ARGV[5], ARGV[1])
    keep(KEYS[3], ARGV[5])
    keep(KEYS[4], ARGV[5])
    if held then
      redis.call('SETRANGE', KEYS[1], 16, '1')
    end
    if held and reads then
      redis.call('ZADD', KEYS[2], now + ARGV[5], 'w')
      keep(KEYS[2], ARGV[5])
    end
  end
  if held then
    return {'', redis.call('PTTL', KEYS[1]), brief(owner)}
  end
  return {'', redis.call('ZSCORE', KEYS[4], first) - now, brief(first)}
end
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
redis.call('ZREM', KEYS[2], 'w')
local text = fence(value)
redis.call('SET', KEYS[1], text .. '1' .. ARGV[1], 'PX', ARGV[2])
return {text}
