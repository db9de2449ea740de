import { beijingDayOf } from "../calendar/working-days.js";
import { isOver, stateOf } from "../duty/machine.js";
import { stagesDue } from "../duty/reminders.js";
import { ruleActor } from "./duty-desk.js";
import { allDuties, settingsInForce, standingStep, type DutyClockPorts, type HeldDuty } from "./duty-desk-office.js";

/**
 * The rule that reminds of duties and escalates them (期限提醒与升级). Each stage is one step by the rule's hand, once for each due day, whoever looks and however often:
 * it is asked again inside the transaction, where nobody else writes the district.
 */
export class DutyWatch {
  readonly #ports: DutyClockPorts;
  constructor(ports: DutyClockPorts) { this.#ports = ports; }

  /** Looks at every open duty once. @param goesOn  asked before each duty; false ends the round. @returns how many steps were made */
  async look(goesOn: () => boolean = () => true): Promise<number> {
    const { store, clock, calendar } = this.#ports, today = beijingDayOf(clock.now());
    const { pack, held, setting } = await store.read(async (reader) => ({ ...await allDuties(reader), setting: (await settingsInForce(reader)).setting }));
    let made = 0;
    for (const one of held) {
      if (!goesOn()) return made;
      if (isOver(one.standing.state) || stagesDue(setting, calendar, pack, one.duty, one.standing, one.steps, today).length === 0) continue;
      made += await this.#make(one, today);
    }
    return made;
  }

  async #make({ duty }: HeldDuty, today: string): Promise<number> {
    const { store, clock, calendar } = this.#ports;
    return store.write({ actor: ruleActor, action: "duty.remind", subject: duty.id, detail: `${duty.number} 期限提醒或升级` }, async (writer) => {
      const pack = await writer.pack(), { setting } = await settingsInForce(writer);
      let steps = await writer.dutySteps([duty.id]), made = 0;
      for (const stage of stagesDue(setting, calendar, pack, duty, stateOf(duty, steps), steps, today)) {
        const step = { ...standingStep({ duty, steps, standing: stateOf(duty, steps) }, ruleActor.user, clock.now(), clock.id()), move: stage.move, note: stage.text.zh, reason: stage.stage, party: stage.to };
        await writer.appendDutyStep(step);
        steps = [...steps, step];
        made++;
      }
      return made;
    });
  }
}
