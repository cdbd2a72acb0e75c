-- What all scripts of the throttle begin with. Each algorithm is a function of key, limit, period (microseconds), burst and horizon (how far ahead of the clock a
-- reservation may be) that reads the state of the key and returns functions:
--   ready(cost)       microseconds after which the call would be in its limit; 0 if now
--   take(cost, wait)  takes it, to be served after so many microseconds; returns two numbers by which it can be given back
--   give(cost, a, b)  gives back what was taken by these numbers, never more than would be there without it
--   left()            units that remain, and microseconds until all do
--   save()            writes the state, if it is not written yet
-- Whole numbers only, all below 2^53. A state that cannot be read is none. Where the clock has stepped back, what was taken counts as taken now.
local algorithms = {}
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

-- What an algorithm returns, with room for its functions and for what is asked of it: a table that grows as it is filled costs a tenth of the script.
local function blank()
  return { ready = 0, take = 0, give = 0, left = 0, save = 0, cost = 0, patience = 0, shadow = 0 }
end

local function millis(micros)
  return math.ceil(micros / 1000) + 1
end
