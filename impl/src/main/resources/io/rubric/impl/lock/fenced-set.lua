-- Writes a value that a fence guards. KEYS: hash of token and value. ARGV: token of 19 digits, value, milliseconds to live or ''.
-- Answers '', or the greater token that the value was written with, which stays.
-- Tokens are compared as texts of one length: as numbers of Lua those above 2^53 would meet.
local seen = redis.call('HGET', KEYS[1], 'token')
if seen and seen > ARGV[1] then
  return seen
end
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'value', ARGV[2])
if ARGV[3] == '' then
  redis.call('PERSIST', KEYS[1])
else
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return ''
