-- How a call stands that takes nothing. KEYS: one. ARGV: algorithm, limit, period, burst, horizon, cost. The wait, what remains, and the time to the reset.
local limit = algorithms[ARGV[1]](KEYS[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]))
local answer = { limit.ready(tonumber(ARGV[6])), limit.left() }
limit.save() -- writes only what a clock that has stepped back has left
return answer
