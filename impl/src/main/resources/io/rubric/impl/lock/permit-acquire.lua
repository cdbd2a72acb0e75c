-- Takes a permit. KEYS: owners of permits, as readers.lua. ARGV: owner, lease in milliseconds, 1 if the caller waits, how many there are,
-- milliseconds for which it is remembered that somebody waits. Answers {'0'} if it is the caller's, else {'', milliseconds until one expires, owner}.
local now = milliseconds()
local taken = live(KEYS[1], now)
if taken < tonumber(ARGV[4]) or redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
  keep(KEYS[1], ARGV[2])
  return {'0'}
end
local next = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, 2)
local first = next[1] == 'w' and 3 or 1
if ARGV[3] == '1' then
  redis.call('ZADD', KEYS[1], now + ARGV[5], 'w')
  keep(KEYS[1], ARGV[5])
end
return {'', next[first + 1] - now, brief(next[first])}
