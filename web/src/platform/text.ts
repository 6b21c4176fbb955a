/** The languages of the interface. Adding one makes every `texts()` that lacks it fail to compile. */
const languages = ['zh-CN'] as const;
type Language = (typeof languages)[number];
const spoken: Language = 'zh-CN';

/** Words are sentences, functions that fill one in, or groups of both. */
type Words = { readonly [key: string]: string | ((...values: never[]) => string) | Words };

type Translations<W> = { readonly [L in Exclude<Language, 'zh-CN'>]: NoInfer<W> } & {
  readonly 'zh-CN': W;
};

/**
 * The words of a capability in every language. Chinese is written first and decides the keys; a key
 * that is missing, or missing in another language, does not compile.
 */
export function texts<W extends Words>(translations: Translations<W>): W {
  return translations[spoken];
}
