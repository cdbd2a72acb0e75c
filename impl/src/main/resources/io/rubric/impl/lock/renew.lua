-- Prolongs locks, and never shortens one. KEYS: locks. ARGV: owner and lease in milliseconds of each; 0 only asks. Answers for each 1, or 0 if it is not that owner's any more.
local answers = {}
for i, key in ipairs(KEYS) do
  local value = redis.call('GET', key)
  answers[i] = 0
  if value and string.sub(value, 18) == ARGV[2 * i - 1] then
    answers[i] = 1
    if redis.call('PTTL', key) < tonumber(ARGV[2 * i]) then
      redis.call('PEXPIRE', key, ARGV[2 * i])
    end
  end
end
return answers
