-- A confirmed decision whose paper cannot be printed goes back to a person before anything left the house.
alter table procedures.decisions drop constraint decisions_check2;
