-- Removes the entries of a partition, or of a group in it, whatever their number. KEYS: header, generation of the group if it is one. ARGV:
-- milliseconds to keep them.
clock = math.max(now, clock) + 1
local millis = math.max(tonumber(ARGV[1]), redis.call('PTTL', KEYS[1]))
if KEYS[2] then
  keep(KEYS[2], digits(clock), millis)
else
  floor = clock
end
keepclock(millis)
return 1
