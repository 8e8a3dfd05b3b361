import 'server-only';
import './client-address';
import './this-machine';
import { offerMaker } from '../maker/offer-maker';
import { refuseBadSettings } from './refuse-bad-settings';
import { logConsole } from './server-log';

// Reading this file is what a web process does before it answers anybody: from here on it knows who asks, and who sits at this machine.
refuseBadSettings();
logConsole();
offerMaker();
