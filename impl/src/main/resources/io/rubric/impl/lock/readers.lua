-- Who reads: a sorted set of owners by the time at which each one's lease ends, in milliseconds of the server's clock. Among them 'w', a writer that waits.
local function milliseconds()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function live(key, now)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
  local waits = redis.call('ZSCORE', key, 'w')
  return redis.call('ZCARD', key) - (waits and 1 or 0), waits
end
-- An owner as others are told of it: a stranger may have written any length.
local function brief(owner)
  return string.sub(owner, 1, 500)
end
local function keep(key, time)
  if redis.call('PTTL', key) < tonumber(time) then
    redis.call('PEXPIRE', key, time)
  end
end
