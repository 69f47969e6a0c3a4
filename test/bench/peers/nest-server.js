// The todo routes with NestJS on Fastify. Its decorators are called as functions, because Node reads no decorators.
import 'reflect-metadata';
import {
  BadRequestException,
  Body,
  Controller,
  ForbiddenException,
  Get,
  HttpCode,
  Module,
  NotFoundException,
  Param,
  Patch,
  Post,
  Put,
  Query,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { isTitle, openTasks, page, shown, userOf } from './task-store.js';

const tasks = await openTasks('nestjs');

class OwnerGuard {
  canActivate(context) {
    const { headers, params } = context.switchToHttp().getRequest();
    let owner;
    try {
      owner = userOf(headers.authorization);
    } catch {
      throw new UnauthorizedException();
    }
    if (owner !== params.user) throw new ForbiddenException();
    return true;
  }
}

const success = (task) => {
  if (task === undefined) throw new NotFoundException();
  return { success: true, data: shown(task) };
};
const checked = (body) => {
  if (!isTitle(body.title)) throw new BadRequestException();
  return body;
};

class TasksController {
  async list(user, limit = '50', offset = '0') {
    return page(await tasks.list(user, Number(limit), Number(offset)), Number(limit), Number(offset));
  }
  async create(user, body) {
    return success(await tasks.create(user, checked(body)));
  }
  async show(user, id) {
    return success(await tasks.one(user, Number(id)));
  }
  async replace(user, id, body) {
    const { title, description = null, completed = false } = checked(body);
    return success(await tasks.change(user, Number(id), { title, description, completed }));
  }
  async complete(user, id, { completed }) {
    return success(await tasks.change(user, Number(id), { completed }));
  }
}

class HealthController {
  show() {
    return { status: 'ok' };
  }
}

function decorate(type, name, decorators, parameters = []) {
  const descriptor = Object.getOwnPropertyDescriptor(type.prototype, name);
  for (const each of decorators) each(type.prototype, name, descriptor);
  for (const [index, each] of parameters.entries()) each(type.prototype, name, index);
}

Controller('health')(HealthController);
decorate(HealthController, 'show', [Get()]);
Controller('api/:user/tasks')(TasksController);
UseGuards(OwnerGuard)(TasksController);
const [user, id] = [Param('user'), Param('id')];
decorate(TasksController, 'list', [Get()], [user, Query('limit'), Query('offset')]);
decorate(TasksController, 'create', [Post(), HttpCode(201)], [user, Body()]);
decorate(TasksController, 'show', [Get(':id')], [user, id]);
decorate(TasksController, 'replace', [Put(':id')], [user, id, Body()]);
decorate(TasksController, 'complete', [Patch(':id/complete')], [user, id, Body()]);

class AppModule {}
Module({ controllers: [HealthController, TasksController] })(AppModule);

const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
await app.listen(Number(process.env.PORT), '127.0.0.1');
