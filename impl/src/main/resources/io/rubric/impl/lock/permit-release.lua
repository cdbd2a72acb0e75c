-- Gives a permit back. KEYS: owners of permits. ARGV: owner, channel. Answers 1, or 0 if it was not the caller's any more.
local taken, waits = live(KEYS[1], milliseconds())
local removed = redis.call('ZREM', KEYS[1], ARGV[1])
if removed == 1 and waits then
  redis.call('PUBLISH', ARGV[2], KEYS[1])
end
return removed
