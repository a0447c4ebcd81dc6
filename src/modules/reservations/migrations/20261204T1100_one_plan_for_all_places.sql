-- Only the place, the day and the registrant differ from one call to the next, and each is found by key. Left to choose,
-- PostgreSQL planned most statements of these functions anew at each call, which took longer than carrying them out.
alter function reservations.take(jsonb) set plan_cache_mode = force_generic_plan;
alter function reservations.move(uuid, jsonb) set plan_cache_mode = force_generic_plan;
alter function reservations.give_back(uuid) set plan_cache_mode = force_generic_plan;
