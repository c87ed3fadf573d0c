// The words of the interface, which the page brings along in its own language.

export class Strings {
  #numbers;
  #rules;
  #single;
  #plural;

  constructor({ locale, strings, plurals }) {
    this.#numbers = new Intl.NumberFormat(locale);
    this.#rules = new Intl.PluralRules(locale);
    this.#single = strings;
    this.#plural = plurals;
  }

  say(name, values = {}) {
    return filled(this.#single[name], values);
  }

  number(number) {
    return this.#numbers.format(number);
  }

  count(name, number, values = {}) {
    const forms = this.#plural[name];
    const form = forms[this.#rules.select(number)] ?? forms.other;
    return filled(form, { n: this.number(number), ...values });
  }
}

function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (field, name) => values[name] ?? field);
}
