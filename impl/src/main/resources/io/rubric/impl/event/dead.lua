-- Reads dead letters. KEYS: the dead letters. ARGV: the id after which, or '-', and how many at most. Answers of each: id, envelope, error, attempts.
local answer = {}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])) do
  local letter = fields(entry[2])
  answer[#answer + 1] = entry[1]
  answer[#answer + 1] = letter.ce or ''
  answer[#answer + 1] = letter.error or ''
  answer[#answer + 1] = letter.attempts or ''
end
return answer
