-- A put begins. KEYS: header, tickets, generations. ARGV: token, ticket milliseconds, milliseconds to keep header and generations.
-- Answers the version of the put.
local version = begin(3, #KEYS, tonumber(ARGV[3]))
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local ends = now + ARGV[2] * 1000
if redis.call('ZCARD', KEYS[2]) > 0 then
  redis.call('ZADD', KEYS[2], ends, '!')
end
redis.call('ZADD', KEYS[2], ends, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return version
