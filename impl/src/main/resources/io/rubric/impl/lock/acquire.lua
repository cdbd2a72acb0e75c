-- Takes a lock. KEYS: lock. ARGV: owner, lease in milliseconds, 1 if the caller waits, 1 if it has waited already.
-- Held:     16 digits of fence, a flag (1: somebody waits), the owner.
-- Released: 16 digits of the last fence, for a while, so that the next one is greater even if the clock stood still.
-- Answers {fence as text} if the lock is the caller's (asking again changes nothing), else {'', milliseconds until it expires}.
local value = redis.call('GET', KEYS[1])
if value and #value > 17 then
  if string.sub(value, 18) == ARGV[1] then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
    return {string.sub(value, 1, 16)}
  end
  if ARGV[3] == '1' and string.sub(value, 17, 17) == '0' then
    redis.call('SETRANGE', KEYS[1], 16, '1')
  end
  return {'', redis.call('PTTL', KEYS[1])}
end
local time = redis.call('TIME')
local fence = time[1] * 1000000 + time[2]
local last = value and tonumber(string.match(value, '^%d+$'))
if last and fence <= last then
  fence = last + 1
end
local text = string.format('%016.0f', fence)
-- Who has waited may have overtaken others that wait: its release must wake them.
redis.call('SET', KEYS[1], text .. ARGV[4] .. ARGV[1], 'PX', ARGV[2])
return {text}
