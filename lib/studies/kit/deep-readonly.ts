type Scalar = string | number | boolean | null | undefined;

/** What a schema describes, as everybody but its reader sees it: nothing in it is changed. */
export type DeepReadonly<Value> = Value extends Scalar ? Value : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };
