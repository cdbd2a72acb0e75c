-- Takes a lock, whose value acquire-free.lua has read. KEYS: lock, its readers. ARGV: owner, lease in milliseconds, 1 if the caller waits, 1 if it has waited already,
-- milliseconds for which a writer that waits keeps new readers out.
-- Held:     16 digits of fence, a flag (1: somebody waits), the owner; the owner 'r' stands for readers.
-- Released: 16 digits of the last fence, for a while, so that the next one is greater even if the clock stood still.
-- Answers {fence as text} if the lock is the caller's (asking again changes nothing), else {'', milliseconds until it expires, owner}.
if value and #value > 17 then
  local owner = string.sub(value, 18)
  if owner == ARGV[1] then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
    return {string.sub(value, 1, 16)}
  end
  local now = owner == 'r' and milliseconds()
  if not now or live(KEYS[2], now) > 0 then
    if ARGV[3] == '1' then
      if string.sub(value, 17, 17) == '0' then
        redis.call('SETRANGE', KEYS[1], 16, '1')
      end
      if now then
        redis.call('ZADD', KEYS[2], now + ARGV[5], 'w')
        keep(KEYS[2], ARGV[5])
      end
    end
    return {'', redis.call('PTTL', KEYS[1]), brief(owner)}
  end
end
if ARGV[4] == '1' then
  redis.call('DEL', KEYS[2])
end
local text = fence(value)
-- Who has waited may have overtaken others that wait: its release must wake them.
redis.call('SET', KEYS[1], text .. ARGV[4] .. ARGV[1], 'PX', ARGV[2])
return {text}
