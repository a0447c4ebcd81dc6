create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists pgcrypto;

create schema if not exists platform;
create schema if not exists auth;
